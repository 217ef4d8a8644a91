import * as z from "zod";
import { userText } from "../text.ts";
import { Language } from "../values.ts";

/** Some of a source's sets. */
export const SomeUnits = z.array(userText(60)).min(1).max(100).meta({
  description:
    "Only these sets, by the source's own ids. Of one that keeps archives also days of the past: `archive/2024-02-08`.",
});

/** Some of the languages that a source has. */
export const SomeLanguages = z.array(Language).min(1).max(20);
