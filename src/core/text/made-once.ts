/** The function, which makes its result once for each object that it is given and keeps it for as long as that object lives. */
export function madeOnce<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
	const kept = new WeakMap<Key, { readonly made: Made }>();
	return (key) => {
		const known = kept.get(key);
		if (known) return known.made;
		const made = make(key);
		kept.set(key, { made });
		return made;
	};
}
