import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { V2Pointer, v2PointerKey } from "#schemas/storage/v2-file.ts";
import { builtPointers, type ReadPointers } from "#shared/aws/built-pointers.ts";
import type { FilePointers } from "./file-pointers.ts";

/** Keeps the pointers in the catalogue's table. */
export const dynamoFilePointers = (
  client: DynamoDBDocumentClient,
  tableName: string,
  reading: ReadPointers,
): FilePointers =>
  builtPointers(client, tableName, { ...reading, Pointer: V2Pointer, keyOf: v2PointerKey });
