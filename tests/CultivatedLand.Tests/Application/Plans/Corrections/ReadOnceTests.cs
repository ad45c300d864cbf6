using System.Collections.Immutable;
using System.Text;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;

namespace CultivatedLand.Tests.Application.Plans.Corrections;

/// <summary>A document is read when it comes in, and again only where a person asks for it or what was read is lost.</summary>
public class ReadOnceTests
{
    private readonly CorrectedOffice _office = new(FakeClock.At("2023-07-20 08:00"));

    private int Reads => _office.Reader.Reads;

    private static PlaceCompletion NoCompletion => new(null, [], []);

    [Fact]
    public async Task An_upload_reads_once_and_a_look_a_correction_and_a_start_do_not_read()
    {
        var hash = await _office.Receive(Notice.Text);
        Assert.Equal(1, Reads);

        await _office.Open(hash);
        await _office.Correct(hash, "task.1", 0, ("task.1.area", "99"));
        await _office.Starts.Start(hash, "罗明远", default);

        Assert.NotEmpty(await _office.Tasks());
        Assert.Equal(1, Reads);
    }

    [Fact]
    public async Task What_is_kept_is_what_was_read_with_its_quotes_findings_and_confidence()
    {
        var read = Notice.Draft(Notice.Text);
        var kept = (await _office.Open(await _office.Receive(Notice.Text))).Reading.On(null);

        Assert.Equal(ReadingFormat.Write(read), ReadingFormat.Write(kept));
    }

    [Fact]
    public async Task A_deadline_that_has_passed_since_is_found_though_nothing_is_read_again()
    {
        var hash = await _office.Receive(Notice.Text);
        Assert.DoesNotContain((await _office.Open(hash)).Draft.Findings, finding => finding.Code == "deadline-past");
        _office.Clock.Advance(TimeSpan.FromDays(400));

        Assert.Contains((await _office.Open(hash)).Draft.Findings, finding => finding.Code == "deadline-past");
        Assert.Equal(1, Reads);
    }

    [Fact]
    public async Task An_edition_from_before_readings_were_kept_is_read_once_more_and_then_no_more()
    {
        var hash = await _office.Receive(Notice.Text);
        await Change(hash, record => record with { Reading = null });

        await _office.Open(hash);
        await _office.Open(hash);

        Assert.Equal(2, Reads);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public async Task A_reading_in_another_format_is_made_again(int format)
    {
        var hash = await _office.Receive(Notice.Text);
        await Change(hash, record => record with { Reading = record.Reading! with { Format = format } });

        Assert.Equal(2, (await _office.Open(hash)).Draft.Tasks.Length);
        await _office.Open(hash);
        Assert.Equal(2, Reads);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[[[[")]
    [InlineData("a notice")]
    public async Task A_reading_that_is_no_reading_is_made_again(string content)
    {
        var hash = await _office.Receive(Notice.Text);
        var other = await _office.Office.Archive.Put(Encoding.UTF8.GetBytes(content), default);
        var packed = await _office.Office.Archive.Put(ReadingFormat.Write(content), default);
        var half = await _office.Office.Archive.Put(ReadingFormat.Write(new { Read = new { Title = content } }), default);
        foreach (var bad in new[] { other, packed, half, new string('0', 64) })
        {
            await Change(hash, record => record with { Reading = record.Reading! with { Draft = bad, Document = bad } });
            Assert.Equal(2, (await _office.Open(hash)).Draft.Tasks.Length);
        }
    }

    [Fact]
    public async Task Corrections_stay_where_a_lost_reading_is_made_again()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, "task.1", 0, ("task.1.area", "99"));
        await Change(hash, record => record with { Reading = null });

        Assert.Equal(99, (await _office.Open(hash)).Draft.Tasks[1].AreaMu!.Value);
    }

    [Fact]
    public async Task A_better_reader_reads_nothing_again_by_itself()
    {
        var hash = await _office.Receive(Notice.Text);
        _office.Reader.Better = WithTaskInFront;

        Assert.Equal(2, (await _office.Open(hash)).Draft.Tasks.Length);
        Assert.True(_office.Rereadings.IsOffered(await _office.Open(hash)));
    }

    [Fact]
    public async Task On_request_a_better_reader_reads_again_and_says_what_changed()
    {
        var hash = await _office.Receive(Notice.Text);
        _office.Reader.Better = WithTaskInFront;

        var done = await ReadAgain(hash);

        Assert.Equal((1, 0, 0, 0), (done.New, done.Changed, done.Gone, done.Astray));
        Assert.Contains(done.Changes, change => change.What.English == "Newly found" && change.After == "清点撂荒地");
        Assert.Equal(3, (await _office.Open(hash)).Draft.Tasks.Length);
        Assert.False(_office.Rereadings.IsOffered(await _office.Open(hash)));
    }

    [Fact]
    public async Task A_correction_stays_with_its_task_though_the_reader_numbers_the_tasks_anew()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, "task.1", 0, ("task.1.area", "99"), ("task.1.phase.0.due", "2023-08-25"));
        _office.Reader.Better = WithTaskInFront;

        await ReadAgain(hash);

        var opened = await _office.Open(hash);
        Assert.Equal(99, opened.Draft.Tasks[2].AreaMu!.Value);
        Assert.Equal(new DateOnly(2023, 8, 25), opened.Draft.Tasks[2].Phases[0].Due);
        Assert.Empty(opened.Corrected.Lost);
    }

    [Fact]
    public async Task A_correction_holds_though_the_better_reader_finds_another_value_there()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, "task.1", 0, ("task.1.area", "99"));
        _office.Reader.Better = reading => With(reading, 1, task => task with { AreaMu = task.AreaMu! with { Value = 55 } });

        Assert.Equal(0, (await ReadAgain(hash)).Changed);
        Assert.Equal(99, (await _office.Open(hash)).Draft.Tasks[1].AreaMu!.Value);
    }

    [Fact]
    public async Task A_value_that_is_read_otherwise_is_told_with_both_values()
    {
        var hash = await _office.Receive(Notice.Text);
        _office.Reader.Better = reading => With(reading, 1, task => task with { AreaMu = task.AreaMu! with { Value = 55 } });

        var done = await ReadAgain(hash);

        Assert.Equal(1, done.Changed);
        Assert.Contains(done.Changes, change => change is { What.English: "Area (mu)", Before: "101", After: "55" });
    }

    [Fact]
    public async Task A_correction_of_a_task_that_is_no_longer_read_lands_on_no_other()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, "task.1", 0, ("task.1.leaders", "周文清"));
        _office.Reader.Better = reading => reading with { Read = reading.Read with { Tasks = reading.Read.Tasks.RemoveAt(1) } };

        var done = await ReadAgain(hash);

        Assert.Equal((1, 1), (done.Gone, done.Astray));
        Assert.DoesNotContain((await _office.Open(hash)).Draft.Tasks, task => task.Leaders.Any(leader => leader.Value == "周文清"));
    }

    [Fact]
    public async Task A_form_that_was_open_while_the_document_was_read_again_changes_no_other_task()
    {
        var hash = await _office.Receive(Notice.Text);
        _office.Reader.Better = WithTaskInFront;
        await ReadAgain(hash);

        Assert.IsType<CorrectionOutcome.Raced>(await _office.Correct(hash, "task.1", 0, ("task.1.area", "99")));
        Assert.DoesNotContain((await _office.Open(hash)).Draft.Tasks, task => task.AreaMu?.Value == 99);
    }

    [Fact]
    public async Task A_started_edition_is_not_read_again()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Starts.Start(hash, "罗明远", default);
        _office.Reader.Better = WithTaskInFront;

        Assert.IsType<RereadingOutcome.TooLate>(await _office.Rereadings.ReadAgain(hash, "罗明远", _ => true, NoCompletion, default));
        Assert.Equal(2, (await _office.Open(hash)).Draft.Tasks.Length);
    }

    [Fact]
    public async Task What_reaches_places_of_others_is_not_kept()
    {
        var hash = await _office.Receive(Notice.Text);
        _office.Reader.Better = WithTaskInFront;

        Assert.IsType<RereadingOutcome.Elsewhere>(await _office.Rereadings.ReadAgain(hash, "罗明远", _ => false, NoCompletion, default));
        Assert.Equal(2, (await _office.Open(hash)).Draft.Tasks.Length);
    }

    private async Task<Rereading> ReadAgain(string hash) =>
        Assert
            .IsType<RereadingOutcome.Done>(await _office.Rereadings.ReadAgain(hash, "罗明远", _ => true, NoCompletion, default))
            .Rereading;

    private Task Change(string hash, Func<PlanEditionRecord, PlanEditionRecord> change) =>
        new RecordSet<PlanEditionRecord>(_office.Cabinet, PlanEditionRecord.Drawer).Change(hash, record => change(record!), default);

    /// <summary>Finds one more task, before all others.</summary>
    private static PlanReading WithTaskInFront(PlanReading reading)
    {
        var first = reading.Read.Tasks[0];
        var task = first with
        {
            Name = new Sourced<string>("清点撂荒地", new Quote("清点", new SourcePlace(0, null, null, 0))),
            Breakdown = [],
            AreaMu = null,
        };
        return reading with { Read = reading.Read with { Tasks = Numbered([task, .. reading.Read.Tasks]) } };
    }

    private static PlanReading With(PlanReading reading, int index, Func<DraftTask, DraftTask> change) =>
        reading with
        {
            Read = reading.Read with { Tasks = reading.Read.Tasks.SetItem(index, change(reading.Read.Tasks[index])) },
        };

    private static ImmutableArray<DraftTask> Numbered(ImmutableArray<DraftTask> tasks) =>
        [.. tasks.Select((task, index) => task with { Id = $"{index + 1}" })];
}
