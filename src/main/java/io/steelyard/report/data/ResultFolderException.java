package io.steelyard.report.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Results that could not be written; the message is one line that names the folder and the reason. */
public final class ResultFolderException extends IOException {
    private static final long serialVersionUID = 1;

    private ResultFolderException(String message, Throwable cause) {
        super(message, cause);
    }

    static ResultFolderException of(Path folder, IOException cause) {
        return new ResultFolderException("cannot write results to " + folder + ": " + reason(cause), cause);
    }

    static ResultFolderException of(Path folder, String reason) {
        return of(folder, new IOException(reason));
    }

    private static String reason(IOException cause) {
        String text = text(cause);
        return text.lines().findFirst().orElse(cause.getClass().getSimpleName()).trim();
    }

    private static String text(IOException cause) {
        if (cause instanceof FileSystemException failure) {
            String file = String.valueOf(failure.getFile());
            if (failure instanceof AccessDeniedException) {
                return "no permission to write " + file;
            }
            if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
                return file + " is a file, not a folder";
            }
            if (failure instanceof NoSuchFileException) {
                return file + " does not exist";
            }
            String reason = failure.getReason();
            return reason == null ? file + " failed" : reason + " (" + file + ")";
        }
        return String.valueOf(cause.getMessage());
    }
}
