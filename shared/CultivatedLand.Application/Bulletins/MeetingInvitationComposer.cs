using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Composer of the mail that invites to a meeting, tells of a change, or calls it off, with the entry for a calendar.</summary>
public sealed class MeetingInvitationComposer(MailContext context, SimpleMailComposer mail)
{
    private const string Path = "/reports/meetings";

    private static readonly LocalizedText NoRoomYet = new("另行通知", "to be told");

    public MailRecord Compose(ScheduledRhythm rhythm, MeetingInvitation invitation, BulletinReader reader)
    {
        var title = BulletinText.Title(rhythm with { Rhythm = rhythm.Rhythm with { Name = invitation.Name } }, rhythm.At);
        var lines = Lines(title, invitation).ToList();
        return mail.WriteTo(
            $"invitation/{invitation.Key}/{invitation.Version}/{reader.Key}",
            reader.Mail,
            reader.Name,
            invitation.SendAt,
            Subject(title, invitation),
            lines,
            $"{Path}/{Uri.EscapeDataString(invitation.Key)}",
            attachments:
            [
                new InvitationFile(
                    $"meeting-{invitation.Key.Replace('@', '-')}",
                    invitation.Version,
                    invitation.SendAt,
                    invitation.Day,
                    invitation.Hour,
                    title.In(context.Language),
                    invitation.Room ?? "",
                    [.. lines.Select(line => line.In(context.Language))],
                    invitation.IsCancelled
                ).ToAttachment(context),
            ]
        );
    }

    /// <summary>Returns the subject of the first invitation to a meeting.</summary>
    internal static LocalizedText Subject(ScheduledRhythm rhythm, DateOnly day, TimeOnly hour) =>
        Subject(BulletinText.Title(rhythm, rhythm.At), new MeetingInvitation("", "", day, hour, null, [], 0, default, []));

    private static LocalizedText Subject(LocalizedText title, MeetingInvitation invitation)
    {
        var kind = RhythmKind.Meeting.Name();
        var what =
            invitation.IsCancelled ? new LocalizedText("取消", "called off")
            : invitation.Version > 0 ? new("更改", "changed")
            : new("开会通知", "invitation");
        return new(
            $"【{kind.Chinese}】{title.Chinese}{what.Chinese}（{invitation.Day:yyyy-MM-dd} {invitation.Hour:HH:mm}）",
            $"[{kind.English}] {title.English}: {what.English} ({invitation.Day:yyyy-MM-dd} {invitation.Hour:HH:mm})"
        );
    }

    private static IEnumerable<LocalizedText> Lines(LocalizedText title, MeetingInvitation invitation)
    {
        var (chinese, english) = (
            $"{invitation.Day:yyyy-MM-dd}（{DayNameText.Weekday(invitation.Day, Language.Chinese)}）{invitation.Hour:HH:mm}",
            $"{DayNameText.Weekday(invitation.Day, Language.English)} {invitation.Day:yyyy-MM-dd} at {invitation.Hour:HH:mm}"
        );
        if (invitation.IsCancelled)
        {
            yield return new(
                $"原定{chinese}召开的{title.Chinese}取消。请从日程中删去。",
                $"{title.English}, called for {english}, is called off. Please strike it out of your calendar."
            );
            yield break;
        }

        if (invitation.Version > 0)
            yield return new(
                "会议安排有更改，以本次通知为准。",
                "The meeting has changed; this invitation stands in place of the one before."
            );
        yield return new($"请参加{title.Chinese}。", $"You are invited to {title.English}.");
        yield return new($"时间：{chinese}", $"Time: {english}");
        var room = invitation.Room is { } known ? new LocalizedText(known, known) : NoRoomYet;
        yield return new($"地点：{room.Chinese}", $"Place: {room.English}");
        if (invitation.Together is { } first)
            yield return new(
                $"本次会议与{first}合并召开，时间、地点相同，会议记录合为一份。",
                $"It is held as one with {first}: same hour, same place, and one record of both."
            );
        foreach (var (point, index) in invitation.Agenda.Select((point, index) => (point, index)))
            yield return new($"议程{index + 1}：{point}", $"Agenda {index + 1}: {point}");
        foreach (var figures in invitation.Figures)
            yield return new($"汇报：{figures}", $"To account for: {figures}");
    }
}
