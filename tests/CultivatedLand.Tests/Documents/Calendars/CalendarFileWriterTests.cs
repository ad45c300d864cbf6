using System.Text;
using CultivatedLand.Documents.Calendars;
using CultivatedLand.Domain;
using Xunit;

namespace CultivatedLand.Tests.Documents.Calendars;

public sealed class CalendarFileWriterTests
{
    private static readonly CalendarEntry Meeting = new(
        "m1@land.example",
        2,
        ChinaTime.At(new(2023, 8, 10), new(9, 0)),
        new(2023, 8, 15),
        "调度会",
        "通报进度",
        "镇政府二楼会议室",
        null,
        [-TimeSpan.FromMinutes(30)],
        new CalendarHours(new TimeOnly(9, 30), TimeSpan.FromHours(1))
    );

    [Fact]
    public void Hours_are_written_in_utc_and_block_the_time()
    {
        var file = Written(Meeting);

        Assert.Contains("DTSTART:20230815T013000Z\r\n", file, StringComparison.Ordinal);
        Assert.Contains("DTEND:20230815T023000Z\r\n", file, StringComparison.Ordinal);
        Assert.Contains("TRANSP:OPAQUE\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_day_blocks_no_time() =>
        Assert.Contains("TRANSP:TRANSPARENT\r\n", Written(Meeting with { Hours = null }), StringComparison.Ordinal);

    [Fact]
    public void What_is_called_off_is_struck_out_and_blocks_no_time()
    {
        var file = Written(Meeting with { IsCancelled = true });

        Assert.Contains("STATUS:CANCELLED\r\n", file, StringComparison.Ordinal);
        Assert.Contains("TRANSP:TRANSPARENT\r\n", file, StringComparison.Ordinal);
    }

    private static string Written(CalendarEntry entry) => Encoding.UTF8.GetString(CalendarFileWriter.Write([entry]));
}
