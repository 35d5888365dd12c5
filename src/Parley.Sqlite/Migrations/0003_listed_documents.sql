-- Two lists are had without reading a text: what anybody may see, the owner's own first, and what the owner added. An index that is damaged hides a document from a list alone.

CREATE INDEX documents_public ON documents (origin <> 'Added', added_at DESC, hash) WHERE visibility = 'Public';
CREATE INDEX documents_added ON documents (added_at DESC, hash) WHERE origin = 'Added';
