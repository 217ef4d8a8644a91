export { createExport, deleteExport, getExport, getExportFile, listExports } from "./exports.ts";
export {
  deleteImportMapping,
  listImportFormats,
  listImportMappings,
} from "./import-formats.ts";
export {
  cancelImport,
  changeImport,
  chooseImportRows,
  confirmImport,
  createImport,
  getImport,
  listImportRows,
  listImports,
  previewImport,
} from "./imports.ts";
export { deleteShelvedRow, listShelf, matchShelf, resolveShelf } from "./shelf.ts";
