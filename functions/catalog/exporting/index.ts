export { growingParquet } from "./parquet-file.ts";
