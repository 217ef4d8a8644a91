import type * as z from "zod";
import { Sha256 } from "../values.ts";

/** Names a picture that its owner has uploaded; nobody can guess it. */
export const OwnPictureId = Sha256;
export type OwnPictureId = z.output<typeof OwnPictureId>;
