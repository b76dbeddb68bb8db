import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { XmlDocument, XmlElement, XmlText, XsdValidator } from 'libxml2-wasm';

// libxml2 in WebAssembly: neither the parser nor the judge has anything in common with what writes our messages.

const folder = join(import.meta.dirname, '../vectors/memo');
xmlRegisterFsInputProviders();

/** An element as it was read: its name without prefix, and its text or its elements. */
export type Read = { name: string; namespace: string; text: string; children: Read[] };

/** What libxml2 reads. @throws when it is not well-formed XML */
export function read(xml: string): Read {
  const document = XmlDocument.fromString(xml);
  try {
    return readElement(document.root);
  } finally {
    document.dispose();
  }
}

function readElement(element: XmlElement): Read {
  const children: Read[] = [];
  let text = '';
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlElement) children.push(readElement(node));
    else if (node instanceof XmlText) text += node.content;
  }
  return { name: element.name, namespace: element.namespaceUri, text, children };
}

/** The elements at a path of names, `MessageBody/MainDocument/File`. */
export function at(element: Read, path: string): Read[] {
  return path.split('/').reduce((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), [element]);
}

/** The text of the only element at a path; fails when there are several or none. */
export function textAt(element: Read, path: string): string {
  const [only, ...others] = at(element, path);
  if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} elements at ${path}`);
  return only.text;
}

/** Judges messages by a schema: order, how many, kinds of values. `fault` is undefined when there is none. */
export function judge(file = join(folder, 'message.xsd')): { fault: (xml: string) => string | undefined; dispose: () => void } {
  const schema = XmlDocument.fromBuffer(readFileSync(file), { url: file });
  const validator = XsdValidator.fromDoc(schema);
  return {
    fault(xml) {
      const document = XmlDocument.fromString(xml);
      try {
        validator.validate(document);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      } finally {
        document.dispose();
      }
    },
    dispose() {
      validator.dispose();
      schema.dispose();
    },
  };
}
