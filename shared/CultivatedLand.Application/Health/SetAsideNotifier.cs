using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Health;

/// <summary>
/// Notifier of the administrators about records that are set aside. Each record is told once, whichever process found it.
/// A mark in the record store keeps what was told until the record is taken up again.
/// </summary>
public sealed class SetAsideNotifier(
    SetAsideStore setAside,
    IRecordStore recordStore,
    AdministratorMails administrators,
    TimeProvider clock
)
{
    private const int MostNamed = 20;

    /// <summary>Shortest time between two mails. Damage in many records is told in few mails.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly RecordSet<SetAsideMark> _marks = new(recordStore, "set-aside", isReplaceable: true);
    private DateTimeOffset? _lastTold;

    /// <summary>Path of the console page that lists what is set aside.</summary>
    public const string PagePath = "/settings/health";

    public async Task Tell(CancellationToken cancellationToken)
    {
        foreach (var name in setAside.TakeTakenUp())
            await _marks.Remove(KeyOf(name), cancellationToken);
        var marks = new Dictionary<string, SetAsideMark>();
        await foreach (var (key, mark) in _marks.All(cancellationToken))
        {
            marks.Add(key, mark);
            setAside.Remember(new RecordName(mark.Table, mark.Key), mark.Why, mark.IsReadable, mark.Since);
        }

        var untold = setAside.All.Where(record => !marks.ContainsKey(KeyOf(record.Name))).ToList();
        if (untold.Count == 0 || clock.GetUtcNow() < _lastTold + Pause)
            return;
        await administrators.Record(Identity(untold), Subject(untold), Lines(untold), PagePath, cancellationToken);
        foreach (var record in untold)
        {
            var mark = new SetAsideMark(record.Name.Table, record.Name.Key, record.Why, record.IsReadable, record.Since);
            await _marks.Change(KeyOf(record.Name), _ => mark, cancellationToken);
        }

        _lastTold = clock.GetUtcNow();
    }

    private static LocalizedText Subject(List<SetAsideRecord> records) =>
        new(
            $"【数据异常】{records.Count}条记录无法处理，已搁置",
            records.Count == 1
                ? "[Damaged data] 1 record cannot be worked on and is set aside"
                : $"[Damaged data] {records.Count} records cannot be worked on and are set aside"
        );

    private static List<LocalizedText> Lines(List<SetAsideRecord> records)
    {
        List<LocalizedText> lines =
        [
            new(
                "下列记录无法读取或处理，已经搁置；其他任务、提醒和邮件照常。",
                "These records cannot be read or worked on and are set aside. All other tasks, reminders and mails go on."
            ),
            .. records.Take(MostNamed).Select(record => new LocalizedText($"{record.Name}：{record.Why}", $"{record.Name}: {record.Why}")),
        ];
        if (records.Count > MostNamed)
            lines.Add(new($"另有{records.Count - MostNamed}条，见页面。", $"{records.Count - MostNamed} more are on the page."));
        lines.Add(
            new(
                "请从备份恢复这些记录，或重新填写、上传；可读之后会自动继续处理。",
                "Restore these records from a backup, or enter or upload them anew. Once they can be read they are taken up by themselves."
            )
        );
        return lines;
    }

    private static string Identity(List<SetAsideRecord> records) =>
        string.Join(
            '\n',
            records
                .Select(record => string.Create(CultureInfo.InvariantCulture, $"{record.Name} {record.Since.UtcTicks}"))
                .Prepend("set-aside")
        );

    private static string KeyOf(RecordName name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString())))[..32];
}

/// <summary>Mark that administrators have been told about a record that is set aside.</summary>
public sealed record SetAsideMark(string Table, string Key, string Why, bool IsReadable, DateTimeOffset Since);
