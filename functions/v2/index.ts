export type { OldService } from "./cards/old-service.ts";
export { type FileInTheMaking, type PublishFileDeps, publishFile } from "./file/publish-file.ts";
