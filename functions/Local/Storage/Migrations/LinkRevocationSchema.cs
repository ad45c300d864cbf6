namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>Revoked links: a row ends all links of the person (any, where empty) for the task (any, where empty) made before a moment.</summary>
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
