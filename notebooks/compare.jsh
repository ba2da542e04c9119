// A comparison from jshell. Make sim.jar first (see README.md), then:
//   jshell --class-path sim.jar notebooks/compare.jsh
import io.steelyard.*
import io.steelyard.observe.*
import io.steelyard.sim.*
import java.nio.file.*
import java.util.*

// A question: ten pods become twenty; how long until the new ones carry their share?
var scenario = Steelyard.load(Path.of("scenarios/scale-out.yaml"))
var result = Experiment.of(scenario).replications(4).only("round-robin", "least-conn").run()

// Numbers with their intervals, straight from the comparison.
var times = result.compare().metric(1, BalanceMetrics.TIME_TO_BALANCE)
for (int i = 0; i < times.estimates().size(); i++) {
    System.out.printf("%-12s balanced in %.0f s +- %.0f s%n", result.variants().get(i).name(),
            times.estimates().get(i).mean(), times.estimates().get(i).halfWidth());
}

// A change to the scenario: the same question with lifetimes of 10 minutes.
var shorter = Steelyard.reader().read(Path.of("scenarios/scale-out.yaml"),
        List.of("clients.lifetime.exponential.mean=10m", "clients.arrivals[0].poisson.rate=120000/h", "replications=4")).scenario()
var results = Results.of(Experiment.of(shorter).only("round-robin", "least-conn").run())
System.out.print(results)

// Data files and charts, in a folder that git ignores.
var folder = results.write(Optional.of(Path.of("notebooks/out/scale-out")), true)
System.out.println("charts are in " + folder.resolve("charts"))
/exit
