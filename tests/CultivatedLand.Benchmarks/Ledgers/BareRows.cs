using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>What one wake-up writes, made beforehand so that the bare loop has nothing to do but write it.</summary>
internal sealed record BareRows(long Task, long Version, byte[] State, long? WakeAt, byte[][] Facts, BareNotice[] Notices)
{
    public static BareRows Of(long row, RectificationTask state, DateTimeOffset now)
    {
        var decision = (Decision)SampleTasks.Rules.Decide(state, new TaskCommand.WakeUp(), now);
        return new BareRows(
            row,
            state.Version,
            CaseJson.Write(decision.State),
            decision.WakeAt is { } wake ? wake.ToUnixTimeSeconds() / 60 : null,
            [.. decision.Facts.Select(CaseJson.Write)],
            [.. decision.Notices.Select(BareNotice.Of)]
        );
    }
}

internal sealed record BareNotice(string Key, long SendAt, byte[] Json)
{
    public static BareNotice Of(Notice notice) =>
        new(notice.Id.ToString()[(notice.Id.Task.Value.Length + 1)..], notice.SendAt.ToUnixTimeMilliseconds(), CaseJson.Write(notice));
}
