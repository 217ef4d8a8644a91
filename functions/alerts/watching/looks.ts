import type { PrintingLook } from "#schemas/messages/printing-look.ts";

/** Asks for looks at what is watched. */
export interface Looks {
  request(look: Omit<PrintingLook, "version">): Promise<void>;
}
