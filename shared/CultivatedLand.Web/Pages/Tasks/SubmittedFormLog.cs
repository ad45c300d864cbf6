using System.Globalization;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>
/// Log of submitted forms. The mark is set before the act, so that of two submissions at once the second knows of the first.
/// The task's history shows whether the first was carried out.
/// </summary>
internal sealed class SubmittedFormLog(IRecordStore recordStore, TimeProvider clock)
{
    internal const string DrawerName = "sent-forms";
    private const int KeptDays = 3;
    private const int ClearedAtOnce = 20;

    private readonly RecordSet<SubmittedForm> _forms = new(recordStore, DrawerName);

    /// <returns>Whether this very form was sent before.</returns>
    public async Task<bool> Note(string once, CancellationToken cancellationToken)
    {
        if (once.Length == 0)
            return false;
        var today = ChinaTime.DateOf(clock.GetUtcNow());

        // Both days are checked, for a form that is sent twice about midnight.
        if (await _forms.Find(Key(today.AddDays(-1), once), cancellationToken) is not null)
            return true;
        if (!await _forms.Add(Key(today, once), new SubmittedForm(clock.GetUtcNow()), cancellationToken))
            return true;
        await ClearOld(today, cancellationToken);
        return false;
    }

    private async Task ClearOld(DateOnly today, CancellationToken cancellationToken)
    {
        var oldest = Key(today.AddDays(-KeptDays), "");
        foreach (var record in await recordStore.List(DrawerName, "", null, ClearedAtOnce, cancellationToken))
        {
            if (string.CompareOrdinal(record.Key, oldest) >= 0)
                return;
            await recordStore.Remove(DrawerName, record.Key, record.Version, cancellationToken);
        }
    }

    private static string Key(DateOnly day, string once) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}.{once}");
}

/// <summary>Record of a submitted form.</summary>
internal sealed record SubmittedForm(DateTimeOffset At);
