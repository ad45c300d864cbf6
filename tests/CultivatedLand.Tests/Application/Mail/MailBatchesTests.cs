using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Mail;

public class MailBatchesTests
{
    [Fact]
    public void Mails_that_share_no_notice_are_bundled_by_number() => Assert.Equal("a b | c", Bundled(2, "a:1", "b:2", "c:3"));

    [Fact]
    public void Mails_that_tell_one_notice_are_never_parted() => Assert.Equal("a c | b", Bundled(1, "a:1", "b:2", "c:1"));

    [Fact]
    public void What_hangs_together_over_several_mails_is_one_bundle() =>
        Assert.Equal("a b c d | e", Bundled(2, "a:1", "b:2", "c:3", "d:1,2,3", "e:4"));

    [Fact]
    public void Nothing_makes_no_bundle() => Assert.Equal("", Bundled(2));

    /// <param name="mails">Who gets which notices: <c>a:1,2</c>.</param>
    private static string Bundled(int most, params string[] mails) =>
        string.Join(
            " | ",
            MailBatches.Of([.. mails.Select(Mail)], most).Select(bundle => string.Join(' ', bundle.Select(mail => mail.Recipient.Name)))
        );

    private static Envelope Mail(string mail)
    {
        var (name, notices) = (mail.Split(':')[0], mail.Split(':')[1].Split(','));
        var recipient = new Recipient(
            new Addressee(Role.Leader, null, Some.Village),
            Some.Village,
            name,
            $"{name}@q.example",
            null,
            RecipientStanding.Found
        );
        return new Envelope(
            recipient,
            Some.At("2023-08-18 09:00"),
            [.. notices.Select(number => new EnvelopeItem(Notice(number), false, recipient))]
        );
    }

    private static Notice Notice(string number) =>
        new(
            new NoticeId(TaskId.Of($"5e1f-{number}"), 1, 1, Some.Day("2023-08-20"), new NoticeStep(NoticeKind.Reminder, 1)),
            NoticeKind.Reminder,
            "任务",
            Some.Village,
            "翻耕",
            Some.Day("2023-08-20"),
            Some.At("2023-08-18 09:00"),
            [],
            [],
            [],
            new NoticeReason(
                new NoticeStep(NoticeKind.Reminder, 1),
                Some.Day("2023-08-20"),
                Some.Day("2023-08-20"),
                Some.Day("2023-08-18"),
                0
            )
        );
}
