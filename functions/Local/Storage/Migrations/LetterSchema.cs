namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>
/// Schema for numbered papers that are about no notice: those of interviews that the criteria call for.
/// The column is replaced by one that may be empty. Its values and all references to the table stay.
/// </summary>
internal static class LetterSchema
{
    public const string Script = """
        ALTER TABLE letters ADD COLUMN about INTEGER REFERENCES notices;
        UPDATE letters SET about = notice;
        ALTER TABLE letters DROP COLUMN notice;
        ALTER TABLE letters RENAME COLUMN about TO notice;
        """;
}
