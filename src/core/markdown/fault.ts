/**
 * Stands in the bundles for the library of this name, with which the parser of front matter complains about how it is called. That one
 * fills its messages in with a library that asks for the global object by `eval`.
 */
export function fault(message: string, ...values: readonly unknown[]): Error {
	return new Error([message, ...values.map((value) => JSON.stringify(value))].join(' '));
}
