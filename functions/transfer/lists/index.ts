export { type ListLine, type ReadList, readList } from "./read-list.ts";
