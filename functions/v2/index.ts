export { publishFile } from "./file/publish-file.ts";
