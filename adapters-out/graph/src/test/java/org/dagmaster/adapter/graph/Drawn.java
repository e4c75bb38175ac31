package org.dagmaster.adapter.graph;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A drawn picture, read back. */
final class Drawn {

    private static final Pattern NUMBERS = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

    /** The room that something takes. */
    record Room(String name, double left, double top, double right, double bottom) {

        boolean overlaps(Room other) {
            return left < other.right
                    && other.left < right
                    && top < other.bottom
                    && other.top < bottom;
        }

        boolean touches(double x, double y) {
            return x >= left - 0.2 && x <= right + 0.2 && y >= top - 0.2 && y <= bottom + 0.2;
        }
    }

    final Document document;

    Drawn(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    List<Element> elements(String name) {
        return elements(document.getDocumentElement(), name);
    }

    static List<Element> elements(Element in, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList found = in.getElementsByTagName(name);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    List<Element> groups(String ofClass) {
        return elements("g").stream()
                .filter(group -> List.of(group.getAttribute("class").split(" ")).contains(ofClass))
                .toList();
    }

    Element box(String id) {
        return groups("wf-node").stream()
                .filter(group -> group.getAttribute("data-box").equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Room> boxes() {
        return groups("wf-node").stream()
                .map(group -> room(group.getAttribute("data-box"), elements(group, "path")))
                .toList();
    }

    List<Room> labels() {
        return groups("wf-label").stream().map(Drawn::label).toList();
    }

    private static Room label(Element group) {
        Element rect = elements(group, "rect").getFirst();
        double x = number(rect, "x");
        double y = number(rect, "y");
        return new Room(text(group), x, y, x + number(rect, "width"), y + number(rect, "height"));
    }

    /** Lines as {@code from -> to}, in the order of the document. */
    List<String> lines() {
        return groups("wf-edge").stream()
                .map(group ->
                        group.getAttribute("data-from") + " -> " + group.getAttribute("data-to"))
                .toList();
    }

    private static Room room(String name, List<Element> paths) {
        double[] room = {1e9, 1e9, -1e9, -1e9};
        for (Element path : paths) {
            List<Double> numbers = numbers(path.getAttribute("d"));
            for (int i = 0; i < numbers.size(); i += 2) {
                room[0] = Math.min(room[0], numbers.get(i));
                room[1] = Math.min(room[1], numbers.get(i + 1));
                room[2] = Math.max(room[2], numbers.get(i));
                room[3] = Math.max(room[3], numbers.get(i + 1));
            }
        }
        return new Room(name, room[0], room[1], room[2], room[3]);
    }

    static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBERS.matcher(text);
        while (matcher.find()) {
            numbers.add(Double.valueOf(matcher.group()));
        }
        return numbers;
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** What is written, line by line. */
    static String text(Element group) {
        return String.join(
                "\n", elements(group, "text").stream().map(Element::getTextContent).toList());
    }
}
