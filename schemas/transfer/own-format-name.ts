/** What files of our own format say that they are. */
export const ownFormat = { name: "cardlake", version: "1.0.0" } as const;

/** The schema of such files, as it is published and served. */
export const ownSchemaFile = `${ownFormat.name}-${ownFormat.version}.schema.json`;

/** As what schemas are served. */
export const schemaType = "application/schema+json";
