namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>
/// Notes every mail that tells of no task, see <see cref="Application.Mail.PlaceMailLog"/>: once only those of a place were. A mail that had lost
/// its notices by then cannot be told from them any more.
/// </summary>
internal static class PlaceMailSchema
{
    public const string Script = """
        INSERT OR IGNORE INTO cabinet (drawer, key, version, content)
        SELECT 'mail-places', mail, 1, CAST('{"place":null}' AS BLOB) FROM mails
        WHERE NOT EXISTS (SELECT 1 FROM mail_notices WHERE mail_notices.mail = mails.id);
        """;
}
