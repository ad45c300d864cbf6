using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Letters;

namespace CultivatedLand.Application.Letters;

/// <summary>Store of the letters that offices write from their records.</summary>
public sealed class OfficeLetterStore(IRecordStore recordStore)
{
    private readonly RecordSet<OfficeLetter> _letters = new(recordStore, "letters");

    public Task<OfficeLetter?> Find(string id, CancellationToken cancellationToken) => _letters.Find(id, cancellationToken);

    /// <summary>Lists all letters, the latest first.</summary>
    public async Task<IReadOnlyList<OfficeLetter>> All(CancellationToken cancellationToken)
    {
        var all = new List<OfficeLetter>();
        await foreach (var (_, letter) in _letters.All(cancellationToken))
            all.Add(letter);
        return [.. all.OrderByDescending(letter => letter.History[0].At).ThenBy(letter => letter.Id, StringComparer.Ordinal)];
    }

    internal Task<bool> Add(OfficeLetter letter, CancellationToken cancellationToken) => _letters.Add(letter.Id, letter, cancellationToken);

    /// <param name="change">Function from the old record to the new one. It returns null to leave everything unchanged.</param>
    internal Task<OfficeLetter?> Change(string id, Func<OfficeLetter, OfficeLetter?> change, CancellationToken cancellationToken) =>
        _letters.Change(id, before => before is null ? null : change(before), cancellationToken);
}
