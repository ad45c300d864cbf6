namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>Schema of the number of times that the log was folded into the file, see <see cref="Engine.LogFold"/>.</summary>
internal static class LogFoldSchema
{
    public const string Script = """
        CREATE TABLE log_folds (
            id     INTEGER PRIMARY KEY CHECK (id = 1),
            number INTEGER NOT NULL
        );
        INSERT INTO log_folds (id, number) VALUES (1, 0);
        """;
}
