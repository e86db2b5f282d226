package earshot.index;

import java.io.Serializable;

/**
 * One document as it is to be, or its removal.
 *
 * @param id within the index, at most 512 bytes of UTF-8
 * @param version of two changes to one document the higher holds; at least 1
 * @param source JSON in UTF-8; empty where {@code delete}
 */
public record DocumentChange(String index, String id, long version, byte[] source, boolean delete)
        implements Serializable {

    private static final long serialVersionUID = 1;
}
