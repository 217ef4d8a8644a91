import type { PrintingLook } from "#schemas/messages/printing-look.ts";
import type { ValueLook } from "#schemas/messages/value-look.ts";

/** Asks for looks at what is watched of printings. */
export interface Looks {
  request(look: Omit<PrintingLook, "version">): Promise<void>;
}

/** The same of values. */
export interface ValueLooks {
  requestValue(look: Omit<ValueLook, "version">): Promise<void>;
}
