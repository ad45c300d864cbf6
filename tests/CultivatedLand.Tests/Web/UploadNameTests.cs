using CultivatedLand.Web.Infrastructure.Uploads;

namespace CultivatedLand.Tests.Web;

public class UploadNameTests
{
    [Theory]
    [InlineData("方案.docx", "方案.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("C:\\方案.docx", "方案.docx")]
    [InlineData("/", "plan")]
    [InlineData("..", "plan")]
    [InlineData("...", "plan")]
    [InlineData("", "plan")]
    [InlineData(null, "plan")]
    [InlineData("  方案.docx  ", "方案.docx")]
    [InlineData(".hidden", "hidden")]
    [InlineData("a<b>c:d\"e|f?g*h.txt", "abcdefgh.txt")]
    [InlineData("方案\r\nX-Evil: 1.txt", "方案X-Evil 1.txt")]
    [InlineData("方案\0.txt", "方案.txt")]
    [InlineData("方案\u202Excod.exe", "方案xcod.exe")]
    public void A_name_keeps_what_people_read_and_loses_where_it_could_point(string? name, string safe) =>
        Assert.Equal(safe, UploadReader.SafeName(name));

    [Fact]
    public void A_long_name_keeps_its_ending() => Assert.EndsWith(".docx", UploadReader.SafeName(new string('长', 500) + ".docx"));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(120, UploadReader.SafeName(new string('长', 500) + ".docx").Length);
}
