import * as z from "zod";
import { sourceNames } from "../lake/registered-sources.ts";

/** A source in a request: one of those that there are. */
export const SourceName = z.enum(sourceNames).meta({ id: "SourceName" });
