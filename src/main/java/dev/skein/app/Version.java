package dev.skein.app;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/// The product's version, from the module descriptor of the jar; `development` in a checkout.
final class Version implements IVersionProvider {
    static String text() {
        ModuleDescriptor descriptor = Version.class.getModule().getDescriptor();
        return descriptor == null ? "development" : descriptor.rawVersion().orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Skein " + text()};
    }
}
