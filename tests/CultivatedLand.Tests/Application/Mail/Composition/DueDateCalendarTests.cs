using System.Text;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Documents.Calendars;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Mail.Composition;

public class DueDateCalendarTests
{
    [Fact]
    public void A_due_date_is_a_whole_day_that_blocks_no_time()
    {
        var lines = Lines(Calendar(Story.Of(), 8, 17));
        Assert.All(
            new[] { "DTSTART;VALUE=DATE:20230820", "DTEND;VALUE=DATE:20230821", "TRANSP:TRANSPARENT" },
            line => Assert.Contains(line, lines)
        );
    }

    [Fact]
    public void A_later_mail_about_the_same_phase_has_the_same_uid()
    {
        var story = Story.Of();
        Assert.Equal(Value(Calendar(story, 8, 17), "UID"), Value(Calendar(story, 8, 21), "UID"));
    }

    [Fact]
    public void An_extension_raises_the_sequence()
    {
        var story = Story.Of();
        var before = int.Parse(Value(Calendar(story, 8, 17), "SEQUENCE"));
        story
            .Do(new TaskCommand.RequestExtension(1, new DateOnly(2023, 9, 10), "雨"), Story.At(2023, 8, 18))
            .Do(new TaskCommand.GrantExtension(null) { IsConfirmed = true }, Story.At(2023, 8, 18));
        Assert.True(int.Parse(Value(Calendar(story, 9, 7), "SEQUENCE")) > before);
    }

    [Fact]
    public void A_new_round_raises_the_sequence_whatever_its_due_date()
    {
        var story = Story.Of();
        var before = int.Parse(Value(Calendar(story, 8, 17), "SEQUENCE"));
        story.Do(new TaskCommand.Replan(Story.Spec(due: new DateOnly(2023, 8, 17))), Story.At(2023, 8, 18));
        Assert.True(int.Parse(Value(Calendar(story, 8, 18), "SEQUENCE")) > before);
    }

    [Fact]
    public void The_stamp_is_the_sending_time() => Assert.Equal("20230817T010000Z", Value(Calendar(Story.Of(), 8, 17), "DTSTAMP"));

    [Fact]
    public void A_day_to_come_has_alarms_at_nine() =>
        Assert.Equal(
            ["TRIGGER:-P1DT15H", "TRIGGER:-PT15H", "TRIGGER:PT9H"],
            Lines(Calendar(Story.Of(), 8, 17)).Where(line => line.StartsWith("TRIGGER", StringComparison.Ordinal))
        );

    [Fact]
    public void A_day_that_has_passed_has_none() => Assert.DoesNotContain("BEGIN:VALARM", Lines(Calendar(Story.Of(), 8, 21)));

    [Fact]
    public void A_readers_own_link_stays_out_of_a_calendar_that_others_may_see() =>
        Assert.DoesNotContain("k=abc", Calendar(Story.Of(), 8, 17), StringComparison.Ordinal);

    [Fact]
    public void No_line_is_longer_than_75_octets() =>
        Assert.All(
            Calendar(Story.Of(Story.Spec(name: new string('耕', 79))), 8, 17).Split("\r\n"),
            line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75)
        );

    [Fact]
    public void A_folded_line_comes_back_whole()
    {
        var name = string.Concat(Enumerable.Repeat("🌾耕a", 20));
        Assert.StartsWith(name, Value(Calendar(Story.Of(Story.Spec(name: name)), 8, 17), "DESCRIPTION"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_cannot_become_properties()
    {
        var lines = Lines(Calendar(Story.Of(Story.Spec(name: "甲\r\nATTENDEE:x\nEND:VEVENT;,\\")), 8, 17));
        Assert.Single(lines, line => line.StartsWith("DESCRIPTION:甲 ATTENDEE:x END:VEVENT\\;\\,\\\\", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_line_ends_as_the_format_wants() => Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)", Calendar(Story.Of(), 8, 17));

    [Fact]
    public void What_is_begun_is_ended_in_order()
    {
        var open = new Stack<string>();
        foreach (var line in Lines(Calendar(Story.Of(), 8, 17)))
        {
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal))
                open.Push(line[6..]);
            if (line.StartsWith("END:", StringComparison.Ordinal))
                Assert.Equal(open.Pop(), line[4..]);
        }

        Assert.Empty(open);
    }

    private static string Calendar(Story story, int month, int day)
    {
        var mail = MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", story.On(month, day)), SomeOffice.Context(story));
        var file = Assert.Single(mail.Attachments);
        Assert.Equal(CalendarFileWriter.MediaType, file.MediaType);
        return Encoding.UTF8.GetString(file.Content);
    }

    private static string[] Lines(string calendar) =>
        calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Value(string calendar, string name) =>
        Lines(calendar).First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];
}
