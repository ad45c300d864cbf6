using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Substitutions;

namespace CultivatedLand.Application.Substitutions;

/// <summary>
/// Store of the entries of the balance. Place, side, day and document are one entry, however often it is sent; another area corrects it.
/// </summary>
public sealed class SubstitutionStore(IRecordStore recordStore, TimeProvider clock)
{
    internal const string DrawerName = "substitutions";

    private readonly RecordSet<SubstitutionEntry> _entries = new(recordStore, DrawerName);

    public async Task<IReadOnlyList<SubstitutionEntry>> All(CancellationToken cancellationToken)
    {
        var all = new List<SubstitutionEntry>();
        await foreach (var (_, entry) in _entries.All(cancellationToken))
            all.Add(entry);
        return [.. all.OrderBy(entry => entry.Place.Path, StringComparer.Ordinal).ThenBy(entry => entry.Day).ThenBy(entry => entry.At)];
    }

    /// <summary>Records an entry. Where it has another area already, that is asked back once, and kept with the entry.</summary>
    /// <returns>The question to be confirmed. Null where the entry is recorded.</returns>
    public async Task<LocalizedText?> Record(SubstitutionEntry entry, bool isConfirmed, CancellationToken cancellationToken)
    {
        LocalizedText? question = null;
        await _entries.Change(
            KeyOf(entry),
            before =>
            {
                question = before is { } known && known.Area != entry.Area && !isConfirmed ? Question(known, entry) : null;
                if (question is not null || before?.Area == entry.Area)
                    return null;
                return before is null
                    ? entry with
                    {
                        At = clock.GetUtcNow(),
                    }
                    : entry with
                    {
                        At = clock.GetUtcNow(),
                        Before = before.Before.Add(new SubstitutionChange(before.At, before.By, before.Area)),
                    };
            },
            cancellationToken
        );
        return question;
    }

    private static LocalizedText Question(SubstitutionEntry known, SubstitutionEntry entry) =>
        new(
            $"“{entry.Document}”{entry.Day:yyyy-MM-dd} 的{entry.Side.Name().Chinese}已登记 {known.Area} 亩，将改为 {entry.Area} 亩"
                + $"{(entry.Area == Mu.Zero ? "（即撤销这一笔）" : "")}，原来的数字留在记录里。确定吗？",
            $"“{entry.Document}” of {entry.Day:yyyy-MM-dd} ({entry.Side.Name().English}) has {known.Area} mu already. It would become "
                + $"{entry.Area} mu{(entry.Area == Mu.Zero ? ", which withdraws it" : "")}; the figure before is kept. Is that right?"
        );

    private static string KeyOf(SubstitutionEntry entry) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{entry.Place.Path}\n{entry.Side.Code()}\n{entry.Day:yyyy-MM-dd}\n{PlainWords.Of(entry.Document)}")
            )
        )[..32];
}
