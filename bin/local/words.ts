import { type ParseArgsConfig, parseArgs } from "node:util";
import { Trouble } from "./trouble.ts";

/** The words of a command line. @throws Trouble with the usage when one of them is not known */
export function wordsOf<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError) || !hasCode(error)) throw error;
    throw new Trouble(`${error.message}\n\n${usage}`);
  }
}

const hasCode = (error: Error) =>
  "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");

/**
 * Runs a command. What a person can mend is told in its sentence, anything else with where it happened;
 * both end with 1.
 */
export async function atCommandLine(
  run: () => Promise<void>,
  isSentence: (error: unknown) => error is Error = isTrouble,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.error(isSentence(error) ? error.message : error);
    process.exitCode = 1;
  }
}

const isTrouble = (error: unknown): error is Error => error instanceof Trouble;
