/**
 * Days, clocks and time zones. Node 24 has no `Temporal` of its own, Node 26 does: everybody takes it from here, so that it can
 * be changed here alone.
 */
export { Temporal } from "temporal-polyfill";
