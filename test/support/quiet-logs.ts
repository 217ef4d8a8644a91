// Imported before the logger reads it: lines of thousands of messages would hide what a test says.
process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";
