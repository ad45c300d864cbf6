using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Kind of a listed word. The numbers are stored in the file.</summary>
internal enum InternedTextKind
{
    Place = 1,
    Name = 2,
    Kind = 3,
    Status = 4,

    /// <summary>Kind and name of a phase, see <see cref="InternedText.Separator"/>.</summary>
    Phase = 5,

    /// <summary>All lead offices of a task, each between separators.</summary>
    Offices = 6,
    Plan = 7,

    /// <summary>All leaders of a task, in the form of <see cref="Offices"/>.</summary>
    Leaders = 8,
}

/// <summary>Store of the words in the ledger's rows. Each word is stored once.</summary>
internal static class InternedText
{
    public const char Separator = '\u001f';

    /// <summary>Separator as an SQL expression.</summary>
    public const string SqlSeparator = "char(31)";

    public static long IdOf(LedgerConnection connection, InternedTextKind sort, string word) =>
        Find(connection, sort, word)
        ?? connection
            .Sql("INSERT INTO listed_words (sort, word) VALUES (?1, ?2) RETURNING id")
            .Bind((long)sort)
            .Bind(word)
            .First(row => row.Long(0));

    public static long? Find(LedgerConnection connection, InternedTextKind sort, string word) =>
        connection
            .Sql("SELECT id FROM listed_words WHERE sort = ?1 AND word = ?2")
            .Bind((long)sort)
            .Bind(word)
            .First(row => (long?)row.Long(0));

    public static string Several(IEnumerable<string> names)
    {
        var all = string.Join(Separator, names.Select(Plain));
        return all.Length == 0 ? "" : $"{Separator}{all}{Separator}";
    }

    public static string[] Split(string several) => several.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    public static string Phase(PhaseKind kind, string name) => $"{EnumCodes.PhaseKinds.CodeOf(kind)}{Separator}{name}";

    public static (PhaseKind Kind, string Name) Phase(string word)
    {
        var cut = word.IndexOf(Separator, StringComparison.Ordinal);
        if (cut < 0)
            throw new FormatException($"“{word}” names no phase.");
        return (EnumCodes.PhaseKinds.ValueOf(word[..cut]), word[(cut + 1)..]);
    }

    private static string Plain(string name) => name.Replace(Separator, ' ');
}
