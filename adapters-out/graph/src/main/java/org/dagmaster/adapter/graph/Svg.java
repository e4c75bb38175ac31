package org.dagmaster.adapter.graph;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the elements of an SVG document. Every text is escaped, and what XML cannot hold is
 * replaced.
 */
final class Svg {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Svg() {
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }

    /**
     * Begins an element, which {@link #end} ends.
     *
     * @param attributes names and values in turn
     */
    Svg begin(String name, Object... attributes) {
        return write(() -> {
            xml.writeStartElement(name);
            attributes(attributes);
        });
    }

    Svg end() {
        return write(xml::writeEndElement);
    }

    /** An element without content. */
    Svg element(String name, Object... attributes) {
        return write(() -> {
            xml.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** An element that holds a text. */
    Svg text(String name, String content, Object... attributes) {
        return write(() -> {
            xml.writeStartElement(name);
            attributes(attributes);
            xml.writeCharacters(legal(content));
            xml.writeEndElement();
        });
    }

    /** For those who read the document. */
    Svg newLine() {
        return write(() -> xml.writeCharacters("\n"));
    }

    String document() {
        write(xml::flush);
        return text.toString();
    }

    private void attributes(Object... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String written =
                    value instanceof Double number
                            ? PathText.number(number)
                            : legal(String.valueOf(value));
            xml.writeAttribute(String.valueOf(attributes[i]), written);
        }
    }

    /** Control characters and halves of pairs have no place in XML 1.0, not even escaped. */
    private static String legal(String content) {
        StringBuilder legal = new StringBuilder(content.length());
        content.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private Svg write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
