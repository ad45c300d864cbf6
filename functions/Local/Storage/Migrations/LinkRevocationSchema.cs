namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>
/// Schema of revoked links. A row ends all links of a person for a task that were made before a moment.
/// An empty person or task stands for all of them.
/// </summary>
internal static class LinkRevocationSchema
{
    public const string Script = """
        CREATE TABLE revoked_links (
            task   TEXT    NOT NULL,
            person TEXT    NOT NULL,
            before INTEGER NOT NULL,
            by     TEXT    NOT NULL,
            PRIMARY KEY (task, person)
        );
        """;
}
