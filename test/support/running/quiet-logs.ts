// Imported before the logger reads it: lines of thousands of messages would hide what a test says.
process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";
// Figures go to standard output too. Whoever wants to read them stubs this, as it is read each time.
process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
