import { type Disposable, window } from 'vscode';
import { badgeIn, rowBadgeScheme } from '../row-badge.ts';

/** Shows the badges of rows in our views. */
export function register(): Disposable {
	return window.registerFileDecorationProvider({
		provideFileDecoration: (uri) => (uri.scheme === rowBadgeScheme ? { badge: badgeIn(uri) } : undefined),
	});
}
