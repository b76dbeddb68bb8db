import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { xmlText } from './text.ts';

/** An element with text, with elements in it, or left out. Order is the order they are written in. */
export type XmlElement = readonly [name: string, content: string | readonly (XmlElement | undefined)[]];

/** An element with a text, or nothing without one: how optional members are written. */
export function optional(name: string, text: string | undefined): XmlElement | undefined {
  return text === undefined ? undefined : [name, text];
}

/** Not a node of the document (the serializer refuses it as one). Nothing of it comes from data. */
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * A tree of elements as an XML document in UTF-8. Texts are data: what looks like markup comes through as text, what XML has
 * no form for is seen as U+FFFD.
 *
 * @param namespaces by prefix; every name has one (`memo:label`)
 * @param attributes of the root
 */
export function writeXml(root: XmlElement, namespaces: Readonly<Record<string, string>>, attributes: Readonly<Record<string, string>> = {}): string {
  const [name, content] = root;
  const document = new DOMImplementation().createDocument(namespaceOf(name, namespaces), name, null);
  const element = document.documentElement!;
  element.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${name.split(':')[0]!}`, namespaceOf(name, namespaces));
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, xmlText(value));
  fill(document, element, content, namespaces);
  return declaration + new XMLSerializer().serializeToString(document, { requireWellFormed: true });
}

function fill(document: Document, element: Element, content: XmlElement[1], namespaces: Readonly<Record<string, string>>): void {
  if (typeof content === 'string') {
    element.appendChild(document.createTextNode(xmlText(content)));
    return;
  }
  for (const child of content) {
    if (!child) continue;
    const made = document.createElementNS(namespaceOf(child[0], namespaces), child[0]);
    fill(document, made, child[1], namespaces);
    element.appendChild(made);
  }
}

function namespaceOf(name: string, namespaces: Readonly<Record<string, string>>): string {
  const uri = namespaces[name.split(':')[0]!];
  if (!uri) throw new RangeError(`No namespace for ${name}`);
  return uri;
}
