import { Diagnostic, DiagnosticSeverity, Disposable, languages, type TextDocument, workspace } from 'vscode';
import { toEditorRange } from '../convert.ts';
import { diagnosticSource } from '../ids.ts';
import type { Services } from '../services.ts';

/** What is wrong in a configuration file, shown in that very file while it is open. */
export function register({ configurations, documents, log }: Services): Disposable {
	const collection = languages.createDiagnosticCollection(`${diagnosticSource}-configuration`);

	const check = async (document: TextDocument): Promise<void> => {
		if (workspace.fs.isWritableFileSystem(document.uri.scheme) !== true) return;
		const version = document.version;
		const here = await configurations.problemsIn(document.uri);
		if (!here || document.isClosed || document.version !== version) return;
		collection.set(
			document.uri,
			here.map(({ range, message }) => {
				const diagnostic = new Diagnostic(toEditorRange(document, range), message, DiagnosticSeverity.Warning);
				diagnostic.source = diagnosticSource;
				return diagnostic;
			}),
		);
	};
	const checkAll = (): void => {
		for (const document of workspace.textDocuments) check(document).catch((error) => log.error(String(error)));
	};
	checkAll();

	return Disposable.from(
		collection,
		documents.onDidInvalidate(checkAll),
		workspace.onDidOpenTextDocument((document) => check(document).catch((error) => log.error(String(error)))),
		workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
	);
}
