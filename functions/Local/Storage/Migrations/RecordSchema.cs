namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>Schema of small records beside the ledger, by record set (column <c>drawer</c>) and key.</summary>
internal static class RecordSchema
{
    public const string Script = """
        CREATE TABLE cabinet (
            id      INTEGER PRIMARY KEY,
            drawer  TEXT    NOT NULL,
            key     TEXT    NOT NULL,
            version INTEGER NOT NULL,
            content BLOB    NOT NULL,
            UNIQUE (drawer, key)
        );
        """;
}
