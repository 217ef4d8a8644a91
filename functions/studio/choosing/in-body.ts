import { DomainError } from "#shared/kernel/errors.ts";
import { type InBody, saidInBody } from "../errors.ts";

/** What reading words of the body comes to; where they cannot be read, it is said where they stand. */
export async function inBody<Read>(pointer: InBody, read: () => Promise<Read>): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof DomainError ? saidInBody(error, pointer) : error;
  }
}
