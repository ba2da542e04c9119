package io.steelyard.sim;

import io.steelyard.control.Autoscalers;
import io.steelyard.control.PodEvents;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.random.CounterStream;

/**
 * What all parts of one run stand on: its draws, its clock, its clients and the pods that serve them.
 *
 * @param seed the scenario's
 * @param replication from 0
 * @param draws source of the clients' and the pods' draws
 * @param simulation the clock
 * @param events numbers the events of the pods of several workloads
 * @param clients those that are there
 * @param pods those that clients are connected to
 * @param reception whether these pods take connections
 * @param autoscalers makes those of the workloads
 */
record Ground(
        long seed,
        int replication,
        CounterStream draws,
        Simulation simulation,
        PodEvents events,
        ClientTable clients,
        PodTable pods,
        Reception reception,
        Autoscalers autoscalers) {}
