/** Writes the bundles into a folder; `only` those that are named, such as `cli.js`. */
export function buildBundles(folder: string, options: { readonly debug?: boolean; readonly only?: readonly string[] }): Promise<void>;
