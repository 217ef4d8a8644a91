export { findItems } from "./held-items.ts";
