-- What lists name is had without reading a text: what the owner added, and what else anybody may see. An index that is damaged hides a document from a list alone.

CREATE INDEX documents_added ON documents (added_at DESC, hash, visibility, origin) WHERE origin = 'Added';
CREATE INDEX documents_published ON documents (added_at DESC, hash, visibility, origin) WHERE visibility = 'Public' AND origin <> 'Added';
