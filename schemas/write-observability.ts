import { readFileSync, writeFileSync } from "node:fs";
import { withTables } from "./observability/tables.ts";

const page = new URL("../docs/observability.md", import.meta.url);
writeFileSync(page, withTables(readFileSync(page, "utf8")));
