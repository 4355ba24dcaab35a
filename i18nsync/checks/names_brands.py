"""Names that are written in Latin letters in Georgian and Russian print too: products, companies, clubs, standards."""

from __future__ import annotations

__all__ = ["BRANDS", "FOREIGN_PHRASES"]

_BRANDS = """
    adidas adobe airbnb airbus alexa alibaba aliexpress alphabet amazon android apache apple asus atlassian audi
    azure bing binance bitcoin bitrix blender bloomberg bluetooth bmw bolt boeing booking bosch burger canon
    carrefour chanel chatgpt chrome chromium cisco citroën claude coca-cola cola copilot dacia debian deepl dell
    deloitte deutsche discord disney docker dropbox drupal duolingo ebay edge ericsson ethereum euronews eurovision
    excel expedia facebook fanta fedora ferrari fiat fifa figma firefox flickr ford formula forbes gazprom gemini
    github gitlab gmail gnome gnu google gopro gucci guardian harvard hermes hilton honda huawei hyundai ibm ikea
    imdb inkscape instagram intel ios ipad iphone itunes java javascript jeep jira joomla kaspersky kde kia kindle
    kotlin lada lego lenovo lexus libreoffice linkedin linux lufthansa lukoil mac macos markdown marriott mastercard
    maven mazda mcdonald mercedes messenger meta microsoft mitsubishi mozilla mysql nasa nasdaq nescafe netflix
    nginx nike nikon nintendo nissan nokia nvidia opel openai opera oracle outlook oxfam panasonic paypal pepsi perl
    peugeot pfizer philips photoshop pinterest pixel playstation porsche postgresql powerpoint prada python qualcomm
    quora radisson reddit renault reuters rolex ruby ryanair safari samsung sharepoint shell siemens signal siri
    skoda škoda skype slack snapchat snowden sony spotify starbucks starlink steam subaru suzuki swatch swift tails
    telegram tesla tide tiktok tinder tor toshiba toyota trello tripadvisor tumblr twitch twitter typescript uber
    ubuntu unicode unix vk viber vimeo visa vkontakte vodafone volkswagen volvo wechat weibo whatsapp wi-fi wikidata
    wikimedia wikipedia windows wizz wolt wordpress xbox xiaomi yahoo yandex youtube zara zoom orbot onionshare
    openpgp snowflake weblate transifex wolfram biontech moderna astrazeneca sinovac sinopharm novavax magti
    magticom silknet geocell cellfie glovo tbc liberty carrefour spar nikora gulf wissol socar lukoil rompetrol mtv
    cnn bbc hbo interpressnews netgazeti batumelebi vidalia motorola sega yamaha kawasaki nivea barilla lavazza
    nutella canva asana strava tata vespa piaggio versace armani maserati bugatti lamborghini ducati oppo vivo
    garena telia delonghi martini bacardi campari maggi haribo audi hitachi casio seiko citroen sputnik soyuz
    kalashnikov ariane vostok metro-goldwyn wikileaks formula palitranews radiotavisupleba civil.ge oc-media
    bellingcat meduza novaya
"""
BRANDS = frozenset(_BRANDS.split())
"""In lower case; not a list of all there are, but of those that are names of nothing else or look like a place's."""

_PHRASES = """
    de facto|de jure|ad hoc|et al|in vitro|in vivo|per capita|pro bono|status quo|a priori|a cappella|persona non grata
    pro rata|vice versa|curriculum vitae|alma mater|homo sapiens|modus operandi|quid pro quo|sine qua non
    terra incognita|creative commons|open source|all rights reserved|know how|fair play|start up|stand up
    off line|on line|bona fide
"""
FOREIGN_PHRASES = frozenset(_PHRASES.strip().replace("\n    ", "|").split("|"))
"""In lower case; what stands in Latin letters in any language."""
