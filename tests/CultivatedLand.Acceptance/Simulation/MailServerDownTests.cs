using CultivatedLand.Application.Mail;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.People;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>The mail server is away for a day, and comes back.</summary>
public sealed class MailServerDownTests : IDisposable
{
    private readonly SimulatedWorld _simulatedWorld = new(1);

    [Fact]
    public async Task After_a_day_without_mail_server_every_mail_arrives_once_and_none_is_given_up()
    {
        await StartSample();
        await _simulatedWorld.PassUntil(At(8, 17, 8));
        var taken = _simulatedWorld.Mailer.Taken.Count;

        _simulatedWorld.Mailer.Mood = MailerMode.Down;
        await _simulatedWorld.PassUntil(At(8, 18, 8));
        Assert.Equal(taken, _simulatedWorld.Mailer.Taken.Count);
        Assert.True(_simulatedWorld.Store.Outbox.Mails.Count > taken);

        _simulatedWorld.Mailer.Mood = MailerMode.Willing;
        await _simulatedWorld.PassUntil(At(8, 19, 23));
        Assert.All(_simulatedWorld.Store.Outbox.Mails, mail => Assert.Equal(MailState.Sent, mail.Record.Standing.State));
        Assert.Equal(_simulatedWorld.Store.Outbox.Mails.Count, _simulatedWorld.Mailer.Taken.Count);
    }

    [Fact]
    public async Task While_the_server_is_away_it_is_asked_ever_more_seldom()
    {
        await StartSample();
        _simulatedWorld.Mailer.Mood = MailerMode.Down;

        await _simulatedWorld.PassUntil(At(8, 18, 8));

        Assert.InRange(_simulatedWorld.Mailer.Attempts, 4, 9 * _simulatedWorld.Store.Outbox.Mails.Count);
    }

    [Fact]
    public async Task A_server_away_for_a_week_leaves_dead_letters_that_a_person_can_send()
    {
        await StartSample();
        _simulatedWorld.Mailer.Mood = MailerMode.Down;
        await _simulatedWorld.PassUntil(At(8, 11, 8));
        var dead = Assert.Single((await _simulatedWorld.Store.Outbox.List(new MailQuery(State: MailState.Dead), default)).Mails);

        _simulatedWorld.Mailer.Mood = MailerMode.Willing;
        await _simulatedWorld.Host.Post.Resend(dead.Id, default);
        await _simulatedWorld.PassUntil(At(8, 11, 8).AddMinutes(1));

        Assert.Equal(dead.Content, Assert.Single(_simulatedWorld.Mailer.Taken.Values, mail => mail.Date >= At(8, 4, 8)));
    }

    public void Dispose() => _simulatedWorld.Dispose();

    private async Task StartSample()
    {
        var people = Application.People.DirectoryFileReader.Read(new SourceFile("people.csv", Sample.Bytes(Sample.People)));
        await _simulatedWorld.Store.Directory.Replace(
            ((Application.Tables.LoadResult<PeopleDirectory>.Ok)people).Value,
            "",
            _simulatedWorld.Clock.Now,
            "管理员",
            default
        );
        var received = (Application.Plans.Intake.IntakeOutcome.Received)
            await _simulatedWorld.Host.Intake.Receive(new SourceFile(Sample.PlanName, Sample.Bytes(Sample.Plan)), "管理员", default);
        await _simulatedWorld.Host.Starts.Start(received.Edition.ContentHash, "管理员", default);
        await _simulatedWorld.PassUntil(At(8, 4, 8));
    }

    private static DateTimeOffset At(int month, int day, int hour) => new(2023, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
